"use client";

import { type ComponentType, cloneElement, type KeyboardEvent, type ReactElement, useState } from "react";

export interface PopupProps {
  /** The button that opens it. */
  trigger: ReactElement<TriggerProps>;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

interface TriggerProps {
  onClick?: () => void;
  onKeyDown?: (event: KeyboardEvent) => void;
  onPointerEnter?: () => void;
  onFocus?: () => void;
  "aria-haspopup"?: "menu" | "dialog";
  "aria-expanded"?: boolean;
}

/**
 * A menu or popover whose script is fetched when its button is first pointed at or focused. Floating parts are heavy
 * (placement, focus, scroll locking) and most visits open none, so they do not belong to a page's first load.
 * Until it is first opened only the button is on the page; the popup must render that same button from then on.
 */
export function lazyPopup<P extends PopupProps>(load: () => Promise<{ default: ComponentType<P> }>, kind: "menu" | "dialog" = "menu") {
  return function LazyPopup(props: Omit<P, "open" | "onOpenChange">) {
    const [Popup, setPopup] = useState<ComponentType<P> | null>(null);
    const [open, setOpen] = useState(false);
    if (Popup) return <Popup {...(props as P)} open={open} onOpenChange={setOpen} />;
    const prepare = () => void load();
    const start = async () => {
      const loaded = await load();
      setPopup(() => loaded.default);
      setOpen(true);
    };
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== "ArrowDown" || kind !== "menu") return;
      event.preventDefault();
      void start();
    };
    return cloneElement((props as P).trigger, {
      onClick: () => void start(),
      onKeyDown,
      onPointerEnter: prepare,
      onFocus: prepare,
      "aria-haspopup": kind,
      "aria-expanded": false,
    });
  };
}
