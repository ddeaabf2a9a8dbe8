import { type ClassValue, clsx } from "clsx";
import { extendTailwindMerge } from "tailwind-merge";

// Without this the merge takes `text-13` for a colour and drops one of `text-13 text-fg-2`.
const merge = extendTailwindMerge({
  extend: {
    theme: {
      text: ["11", "12", "13", "14", "16", "20"],
      radius: ["r1", "r2", "r3", "r4"],
      shadow: ["menu", "drawer", "dialog"],
    },
  },
});

/** Joins class names; of two that set the same property the later wins, so that a caller can override a primitive. */
export function cn(...classes: ClassValue[]): string {
  return merge(clsx(classes));
}
