import { incidentsArn } from "../account.js";
import { type Operations, operation } from "../operation.js";
import { object } from "../rules.js";
import { listed, paging } from "./shapes.js";

/** Of an account that is onboarded, there is one. */
export const REPLICATION_SETS: Operations = {
  ListReplicationSets: operation(object(paging), (input, account, name) => {
    const sets = account.isOnboarded
      ? [incidentsArn(account, "replication-set/c4bcb603-4bf9-bb3f-413c-08df53673b57")]
      : [];
    return listed("replicationSetArns", sets, input, account, name);
  }),
};
