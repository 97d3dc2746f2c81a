// How are files sent to the server? One after the other, as they are, each saying how far it is; any can be stopped.

import { useCallback, useEffect, useRef, useState } from "react";

import { Told, type Problem } from "@/api/client";

export interface Sending {
  key: string;
  name: string;
  size: number;
  sent: number;
  problem: Problem | null;
}

/** One file. Rejects with what the server says is wrong. */
function send(workspace: string, file: File, told: (sent: number) => void, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest(); // fetch cannot say how far an upload is
    request.open("PUT", `/api/workspaces/${encodeURIComponent(workspace)}/arriving/files/${encodeURIComponent(file.name)}`);
    request.setRequestHeader("content-type", "application/octet-stream");
    request.upload.onprogress = (event) => told(event.loaded);
    request.onload = () => (request.status < 300 ? resolve() : reject(new Told(problemOf(request), request.status)));
    request.onerror = () => reject(new Told({ kind: "Unreachable", message: "", hint: "" }, 0));
    request.onabort = () => reject(new DOMException("stopped", "AbortError"));
    signal.addEventListener("abort", () => request.abort(), { once: true });
    request.send(file);
  });
}

function problemOf(request: XMLHttpRequest): Problem {
  try {
    const said = JSON.parse(request.responseText) as Problem;
    if (said.message) return said;
  } catch {
    // not ours: told by its status
  }
  return { kind: "Unexpected", message: `${request.status} ${request.statusText}`, hint: "" };
}

/** Files on their way; `done` is called whenever none is left. */
export function useSending(workspace: string, done: () => void) {
  const [files, setFiles] = useState<Sending[]>([]);
  const queue = useRef<{ key: string; file: File }[]>([]);
  const busy = useRef(false);
  const stops = useRef(new Map<string, AbortController>());
  const number = useRef(0);
  const [ever, setEver] = useState(false);
  const finished = useRef(done);
  finished.current = done;
  const set = useCallback((key: string, change: Partial<Sending>) => setFiles((all) => all.map((one) => (one.key === key ? { ...one, ...change } : one))), []);
  const drop = useCallback((key: string) => setFiles((all) => all.filter((one) => one.key !== key)), []);

  const work = useCallback(async () => {
    if (busy.current) return;
    busy.current = true;
    for (let next = queue.current.shift(); next; next = queue.current.shift()) {
      const { key, file } = next;
      const stop = new AbortController();
      stops.current.set(key, stop);
      try {
        await send(workspace, file, (sent) => set(key, { sent }), stop.signal);
        drop(key);
      } catch (error) {
        if (error instanceof Told) set(key, { problem: error.problem });
        else drop(key);
      }
      stops.current.delete(key);
    }
    busy.current = false;
    finished.current();
  }, [workspace, set, drop]);

  const add = useCallback((some: readonly File[]) => {
    const more = some.map((file) => ({ key: `${number.current++}`, file }));
    queue.current.push(...more);
    setEver(true);
    setFiles((all) => [
      ...all.filter((one) => !(one.problem && some.some((file) => file.name === one.name))),
      ...more.map(({ key, file }) => ({ key, name: file.name, size: file.size, sent: 0, problem: null })),
    ]);
    void work();
  }, [work]);

  const stop = useCallback((key: string) => {
    queue.current = queue.current.filter((one) => one.key !== key);
    const under = stops.current.get(key);
    if (under) under.abort();
    else drop(key);
  }, [drop]);

  useEffect(() => () => stops.current.forEach((one) => one.abort()), []);
  return { files, add, stop, ever, sending: files.some((file) => !file.problem) };
}
