/** The package's version; the build puts it in. */
export const VERSION: string = process.env.ONCALL_VERSION as string;
