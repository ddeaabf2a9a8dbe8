import type { ComponentProps, ReactNode } from "react";
import { cn } from "./cn";

const FRAME =
  "flex w-full min-w-0 items-center gap-2 rounded-r3 border border-input-line bg-input text-13 has-[:focus-visible]:border-focus has-[:focus-visible]:outline-2 has-[:focus-visible]:-outline-offset-1 has-[:focus-visible]:outline-focus has-[[aria-invalid=true]]:border-bad-solid has-[:disabled]:bg-sunken has-[:disabled]:text-fg-3";

interface InputProps extends Omit<ComponentProps<"input">, "size"> {
  size?: "sm" | "md";
  /** Shown before the text. */
  icon?: ReactNode;
  /** Shown after the text, for example a button. */
  end?: ReactNode;
  /** Classes of the frame; `className` goes to the field itself. */
  frameClassName?: string;
}

/** A one-line field in its frame. Set `aria-invalid` to give it the look of an error. */
export function Input({ size = "md", icon, end, className, frameClassName, ...props }: InputProps) {
  return (
    <span
      className={cn(
        FRAME,
        "px-2.5 [&>svg]:size-3.5 [&>svg]:shrink-0 [&>svg]:text-fg-3",
        size === "md" ? "h-8 max-md:h-9" : "h-7 text-[12.5px] max-md:h-9",
        end ? "pr-1" : null,
        frameClassName,
      )}
    >
      {icon}
      <input className={cn("h-full min-w-0 flex-1 bg-transparent outline-none", className)} {...props} />
      {end}
    </span>
  );
}

/** A field of several lines. */
export function Textarea({ className, ...props }: ComponentProps<"textarea">) {
  return (
    <span className={FRAME}>
      <textarea className={cn("min-h-20 w-full bg-transparent px-2.5 py-1.5 outline-none", className)} {...props} />
    </span>
  );
}
