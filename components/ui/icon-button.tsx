import type { ComponentProps } from "react";
import { cn } from "./cn";

const SIZES = {
  /** In rows and beside text. */
  sm: "size-6 [&>svg]:size-3.5 max-md:size-8",
  /** In toolbars and the top bar. */
  md: "size-7 [&>svg]:size-4 max-md:size-8",
};

interface IconButtonProps extends ComponentProps<"button"> {
  /** What it does: its accessible name, and its tooltip. */
  label: string;
  size?: keyof typeof SIZES;
}

/** A button that shows only an icon. The name doubles as a native tooltip. */
export function IconButton({ label, size = "sm", className, ...props }: IconButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      className={cn(
        "inline-grid shrink-0 place-items-center rounded-r2 text-fg-3 transition-colors hover:bg-hover hover:text-fg data-[state=open]:bg-hover data-[state=open]:text-fg",
        "disabled:cursor-not-allowed disabled:text-fg-4 disabled:hover:bg-transparent",
        SIZES[size],
        className,
      )}
      {...props}
    />
  );
}
