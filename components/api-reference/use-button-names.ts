import { useEffect, useRef } from "react";

/** Scalar's buttons that copy an example show an icon and have no name. */
const NAMELESS = "button.scalar-code-copy:not([aria-label])";

/**
 * Names those buttons as they come onto the page, so that they can be heard as well as seen.
 * @returns goes onto the element they stand in
 */
export function useButtonNames(label: string) {
  const container = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = container.current;
    if (!element) return;
    const name = () => {
      for (const button of element.querySelectorAll(NAMELESS)) button.setAttribute("aria-label", label);
    };
    const observer = new MutationObserver(name);
    observer.observe(element, { childList: true, subtree: true });
    name();
    return () => observer.disconnect();
  }, [label]);
  return container;
}
