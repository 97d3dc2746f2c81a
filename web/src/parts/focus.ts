// Whose is the focus? Of who moved it last: what comes late does not take it, and what goes gives it back.

interface Place {
  body: Element | null;
  activeElement: Element | null;
}

/** Somebody is led to another page: where the focus was then, and whether a key or a pointer was pressed since. */
let from: Element | null = null;
let pressed = false;

export function watchFocus(): void {
  const press = (event: Event): void => {
    if (!(event instanceof KeyboardEvent && event.repeat)) pressed = true;
  };
  window.addEventListener("keydown", press, true);
  window.addEventListener("pointerdown", press, true);
}

export function leaving(): void {
  from = document.activeElement;
  pressed = false;
}

/** Whether a field of a page that has just come may have the focus: nothing was done since what led to the page. */
export const mayTakeFocus = (): boolean => !pressed && isLeft(document, from);

/** Whether nothing else has it than what led here, or what that left behind when it went. */
export const isLeft = ({ activeElement, body }: Place, led: Element | null): boolean =>
  activeElement === null || activeElement === body || activeElement === led || (led !== null && !led.isConnected);

/** Where the focus is now; called later, what had it has it again, unless something else has. */
export function held(): () => void {
  const had = document.activeElement;
  return () =>
    requestAnimationFrame(() => {
      if (had instanceof HTMLElement && had.isConnected && isLeft(document, null)) had.focus({ preventScroll: true });
    });
}
