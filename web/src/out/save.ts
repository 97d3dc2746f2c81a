// How does a file get from the server to the reader's folder? Fetched, so that a refusal can be told; then saved.

import { type Problem, Told } from "@/api/client";
import { nameIn } from "@/out/address";

export interface Fetched {
  name: string;
  content: Blob;
}

export async function fetched(address: string): Promise<Fetched> {
  const response = await fetch(address);
  if (!response.ok) throw new Told((await response.json()) as Problem, response.status);
  return { name: nameIn(response.headers.get("content-disposition"), "map"), content: await response.blob() };
}

export function save({ name, content }: Fetched): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
