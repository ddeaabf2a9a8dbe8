"use client";

import type { ComponentProps, MouseEvent } from "react";
import { eventTypeLink } from "./catalogue-links";

interface EventTypeAnchorProps extends Omit<ComponentProps<"a">, "href" | "onSelect"> {
  name: string;
  onSelect: (name: string) => void;
}

/** A link to an event type that opens it in place; a new tab can be asked for as of any link. */
export function EventTypeAnchor({ name, onSelect, children, ...props }: EventTypeAnchorProps) {
  const onClick = (event: MouseEvent) => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    onSelect(name);
  };
  return (
    <a {...props} href={eventTypeLink(name)} onClick={onClick}>
      {children}
    </a>
  );
}
