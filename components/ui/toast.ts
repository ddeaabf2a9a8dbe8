import type { ExternalToast, toast as show } from "sonner";

type Show = typeof show;

let place: (shown: Show) => void = () => {};
/** Resolved once toasts have a place on the page (components/layout/toasts.tsx), which is not part of its first load. */
const placed = new Promise<Show>((resolve) => {
  place = resolve;
});

/** Says something in passing. For what has been done; what went wrong belongs beside its cause where there is one. */
export const toast = {
  success: (message: string, options?: ExternalToast) => void placed.then((shown) => shown.success(message, options)),
  error: (message: string, options?: ExternalToast) => void placed.then((shown) => shown.error(message, options)),
};

/** For the place itself, once it can show toasts. */
export function toastsPlaced(shown: Show): void {
  place(shown);
}
