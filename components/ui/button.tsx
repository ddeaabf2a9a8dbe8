import { Slot } from "radix-ui/slot";
import type { ComponentProps } from "react";
import { cn } from "./cn";

const VARIANTS = {
  /** One a view. */
  primary: "border-accent bg-accent text-on-accent hover:border-accent-hover hover:bg-accent-hover",
  plain: "border-line-strong bg-bg text-fg hover:bg-hover [&>svg]:text-fg-3",
  ghost: "border-transparent bg-transparent text-fg-2 hover:bg-hover hover:text-fg [&>svg]:text-fg-3",
  /** Leads to something destructive. */
  danger: "border-line-strong bg-bg text-bad-fg hover:bg-hover",
  /** Does the destructive thing. */
  destructive: "border-bad-solid bg-bad-solid text-on-bad hover:border-bad-fg hover:bg-bad-fg",
};

const SIZES = {
  md: "h-8 px-3 text-13 max-md:h-9",
  sm: "h-7 px-[9px] text-[12.5px] max-md:h-9",
};

export interface ButtonProps extends ComponentProps<"button"> {
  variant?: keyof typeof VARIANTS;
  size?: keyof typeof SIZES;
  /** Gives the look to the only child, for example a link. */
  asChild?: boolean;
}

/** The look of a button, for links too. */
export function buttonClass(variant: keyof typeof VARIANTS = "plain", size: keyof typeof SIZES = "md"): string {
  return cn(
    "inline-flex shrink-0 items-center justify-center gap-1.5 rounded-r3 border font-medium whitespace-nowrap transition-colors select-none",
    "[&>svg]:-ml-0.5 [&>svg]:size-4 [&>svg]:shrink-0",
    "disabled:cursor-not-allowed disabled:border-line disabled:bg-sunken disabled:text-fg-4 disabled:[&>svg]:text-inherit",
    "aria-disabled:cursor-not-allowed aria-disabled:border-line aria-disabled:bg-sunken aria-disabled:text-fg-4",
    VARIANTS[variant],
    SIZES[size],
  );
}

export function Button({ variant, size, asChild, className, type, ...props }: ButtonProps) {
  const Part = asChild ? Slot : "button";
  return <Part type={asChild ? type : (type ?? "button")} className={cn(buttonClass(variant, size), className)} {...props} />;
}
