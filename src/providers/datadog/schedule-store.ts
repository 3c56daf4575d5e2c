import { isOncallError } from "../../errors.js";
import type { Call } from "../provider.js";
import { createOnce } from "./create-once.js";
import { type Named, Names } from "./names.js";
import { type FoundSchedule, fromFound, toFound, WHOLE } from "./schedule-message.js";
import type { DatadogSession } from "./session.js";
import { Turns } from "./turns.js";
import type { Users } from "./users.js";

/** The most that ListOnCallSchedules gives at once. */
const PAGE = 100;

/** The schedules of an organization, as Datadog has them. */
export class ScheduleStore {
  readonly #session: DatadogSession;
  readonly #users: Users;
  readonly #names: Names;
  readonly #turns = new Turns();
  readonly #seen = new Map<string, FoundSchedule>();

  constructor(session: DatadogSession, users: Users) {
    this.#session = session;
    this.#users = users;
    this.#names = new Names("schedule", (query, call) => this.list(query, call));
  }

  /** Their names; by Datadog's own search where there is a query. */
  async *list(query: string | undefined, call?: Call): AsyncGenerator<Named> {
    for (let pageNumber = 0; ; pageNumber++) {
      const { data = [] } = await this.#session.send(
        "on-call",
        "listOnCallSchedules",
        { pageSize: PAGE, pageNumber, ...(query !== undefined && { filterQuery: query }) },
        call,
      );
      for (const { id = "", attributes } of data) yield { id, name: attributes?.name ?? id };
      if (data.length < PAGE) return;
    }
  }

  /** @throws OncallError `not-found` */
  idOf(name: string, call?: Call): Promise<string> {
    return this.#names.idOf(name, call);
  }

  async nameOf(id: string, call?: Call): Promise<string> {
    return this.#names.nameOf(await this.known(id, call));
  }

  /** As it was read last, or as it is where it has not been: enough for its name and zone. */
  async known(name: string, call?: Call): Promise<FoundSchedule> {
    const id = await this.idOf(name, call);
    return this.#seen.get(id) ?? this.read(id, call);
  }

  /** By name or id. @throws OncallError `not-found` */
  async find(name: string, call?: Call): Promise<FoundSchedule> {
    const id = await this.idOf(name, call);
    try {
      const found = await this.read(id, call);
      this.#names.learn(found);
      return found;
    } catch (error) {
      if (id === name || !isOncallError(error) || error.code !== "not-found") throw error;
      // It was remembered, and is gone; there may be another one of the name.
      this.#names.forget(id);
      return this.read(await this.idOf(name, call), call);
    }
  }

  async read(id: string, call?: Call): Promise<FoundSchedule> {
    const input = { scheduleId: id, include: WHOLE };
    const found = toFound(
      await this.#session.send("on-call", "getOnCallSchedule", input, call),
      this.#users,
    );
    this.#seen.set(id, found);
    return found;
  }

  /** @param isSame whether one that is there already is what was to be made */
  async create(
    schedule: Omit<FoundSchedule, "id">,
    isSame: (there: FoundSchedule) => Promise<boolean>,
    call?: Call,
  ): Promise<FoundSchedule> {
    const input = { body: { data: fromFound(schedule) }, include: WHOLE };
    const send = async () =>
      toFound(
        await this.#session.send("on-call", "createOnCallSchedule", input, call),
        this.#users,
      );
    const find = async () => {
      for await (const { id, name } of this.list(undefined, call)) {
        if (name !== schedule.name) continue;
        const there = await this.read(id, call);
        if (await isSame(there)) return there;
      }
      return undefined;
    };
    const made = await createOnce(send, find, call);
    this.#names.learn(made);
    return made;
  }

  /**
   * Changes a schedule: reads it, has the change made up, and writes all of it. Changes of ours to one
   * schedule go one after the other; Datadog cannot be told to write only what nobody else has changed.
   */
  async change(
    name: string,
    make: (now: FoundSchedule) => Promise<FoundSchedule>,
    call?: Call,
  ): Promise<FoundSchedule> {
    return this.#turns.take(await this.idOf(name, call), async () => {
      const now = await this.find(name, call);
      const { id } = now;
      const data = { id, ...fromFound(await make(now)) };
      const input = { scheduleId: id, body: { data }, include: WHOLE };
      return toFound(
        await this.#session.send("on-call", "updateOnCallSchedule", input, call),
        this.#users,
      );
    });
  }

  async delete(id: string, call?: Call): Promise<void> {
    await this.#session.send("on-call", "deleteOnCallSchedule", { scheduleId: id }, call);
    this.#names.forget(id);
    this.#seen.delete(id);
  }
}
