import { useEffect, useRef } from "react";

/** Scalar's buttons that copy an example show an icon and have no name. */
const NAMELESS = "button.scalar-code-copy:not([aria-label])";
/** Scalar takes itself for the page; the portal's pages have a main landmark of their own. */
const SECOND_MAIN = "main:not([role])";

/**
 * Mends what Scalar leaves unclear to who does not see it, as it comes onto the page: buttons without a name, a second main landmark.
 * @param copyLabel names the buttons that copy an example
 * @returns goes onto the element it stands in
 */
export function useAccessibleReference(copyLabel: string) {
  const container = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = container.current;
    if (!element) return;
    const mend = () => {
      for (const button of element.querySelectorAll(NAMELESS)) button.setAttribute("aria-label", copyLabel);
      for (const main of element.querySelectorAll(SECOND_MAIN)) main.setAttribute("role", "group");
    };
    const observer = new MutationObserver(mend);
    observer.observe(element, { childList: true, subtree: true });
    mend();
    return () => observer.disconnect();
  }, [copyLabel]);
  return container;
}
