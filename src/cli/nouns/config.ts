import { examples, type Noun } from "./noun.js";

export const config: Noun = {
  name: "config",
  description: "settings, and where they come from",
  addVerbs(noun, act) {
    noun
      .command("list")
      .description("list the settings, and what says so")
      .addHelpText("after", examples("oncall config list", "oncall config list --json"))
      .action(act(() => import("../commands/config/list.js")));
    noun
      .command("get")
      .description("print the value of a setting")
      .argument("<setting>", "provider, me, tz or file")
      .addHelpText("after", examples("oncall config get me", "oncall config get me --json"))
      .action(act(() => import("../commands/config/get.js")));
    noun
      .command("set")
      .description("set a setting in the user file")
      .argument("<setting>", "provider, me or tz")
      .argument("[value]", "what it is from now on")
      .option("--unset", "remove it instead")
      .addHelpText("after", examples("oncall config set me alice", "oncall config set tz --unset"))
      .action(act(() => import("../commands/config/set.js")));
    noun
      .command("path")
      .description("print the path of the user file")
      .addHelpText("after", examples("oncall config path", 'cat "$(oncall config path)"'))
      .action(act(() => import("../commands/config/path.js")));
  },
};
