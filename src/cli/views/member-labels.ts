const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/**
 * What people are called where there is little room, as long as it tells them apart: users by the ends
 * of their ids, `7f1b…67c0`, and by what stands before the @ of addresses that end alike.
 */
export function memberLabels(members: Iterable<string>): (member: string) => string {
  const all = new Set(members);
  const domains = new Set([...all].map(domainOf).filter((domain) => domain !== ""));
  const shorten = (member: string) => {
    if (UUID.test(member)) return `${member.slice(0, 4)}…${member.slice(-4)}`;
    const domain = domainOf(member);
    return domain !== "" && domains.size === 1 ? member.slice(0, -domain.length) : member;
  };
  const isClear = new Set([...all].map(shorten)).size === all.size;
  return isClear ? shorten : (member) => member;
}

/** `@example.com` */
function domainOf(member: string): string {
  return /.(@[^@]+)$/.exec(member)?.[1] ?? "";
}
