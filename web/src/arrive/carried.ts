// Which files did somebody drop before there was a workspace for them? Kept until its page takes them.

let carried: File[] = [];

export function carry(files: File[]): void {
  carried = files;
}

export function takeCarried(): File[] {
  const files = carried;
  carried = [];
  return files;
}
