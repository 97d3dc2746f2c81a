// Which files can a map become, and at which address? Pure.

export type Paper = "A4" | "A3";
export type Form = "html" | "pdf" | "png" | "slides" | "slides-pdf" | "csv" | "json";

/** As they stand in the menu: what is kept most first. */
export const FORMS = [
  { name: "html", form: "html" },
  { name: "pdfA4", form: "pdf", paper: "A4" },
  { name: "pdfA3", form: "pdf", paper: "A3" },
  { name: "png", form: "png" },
  { name: "slidesPdf", form: "slides-pdf" },
  { name: "slides", form: "slides" },
  { name: "csv", form: "csv" },
  { name: "json", form: "json" },
] as const satisfies readonly { name: string; form: Form; paper?: Paper }[];

export function outAddress(workspace: string, form: Form, query: Record<string, string | number | undefined>): string {
  const told = Object.entries(query).filter(([, value]) => value !== undefined && value !== "");
  const search = new URLSearchParams(told.map(([key, value]) => [key, String(value)]));
  return `/api/workspaces/${encodeURIComponent(workspace)}/out/${form}${told.length ? `?${search}` : ""}`;
}

/** The name that the server gives the file, in any script. */
export function nameIn(disposition: string | null, otherwise: string): string {
  const encoded = /filename\*=UTF-8''([^;]+)/.exec(disposition ?? "")?.[1];
  try {
    return encoded ? decodeURIComponent(encoded) : otherwise;
  } catch {
    return otherwise;
  }
}
