"use client";

import * as Primitive from "radix-ui/tooltip";
import type { ReactNode } from "react";

interface TooltipProps {
  content: ReactNode;
  /** One element that can take the focus. */
  children: ReactNode;
  side?: "top" | "right" | "bottom" | "left";
}

/** Says more on hover and focus. Never the only place where something is said. */
export function Tooltip({ content, children, side = "top" }: TooltipProps) {
  return (
    <Primitive.Provider delayDuration={200}>
      <Primitive.Root>
        <Primitive.Trigger asChild>{children}</Primitive.Trigger>
        <Primitive.Portal>
          <Primitive.Content
            side={side}
            sideOffset={6}
            collisionPadding={8}
            className="z-[90] max-w-80 animate-fade rounded-r2 bg-raised px-2 py-1 text-12 leading-[18px] text-fg shadow-menu"
          >
            {content}
          </Primitive.Content>
        </Primitive.Portal>
      </Primitive.Root>
    </Primitive.Provider>
  );
}
