// A server in a process of its own, for vendor.mjs. It tells its parent its address, and when it is
// asked how many requests came since, and how long they took to answer.

import { createServer } from "node:http";

/** @param answer gets each request once all of it is there, and its response */
export function serve(answer) {
  let told = { requests: 0, tookMs: 0 };

  const server = createServer((request, response) => {
    const begun = performance.now();
    response.on("finish", () => {
      told = { requests: told.requests + 1, tookMs: told.tookMs + performance.now() - begun };
    });
    request.resume().on("end", () => answer(request, response));
  });

  server.listen(0, "127.0.0.1", () => {
    process.send({ url: `http://127.0.0.1:${server.address().port}` });
  });

  process.on("message", () => {
    process.send(told);
    told = { requests: 0, tookMs: 0 };
  });
}
