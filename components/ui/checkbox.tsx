import { Check, Minus } from "lucide-react";
import type { ComponentProps } from "react";
import { cn } from "./cn";

export type CheckState = boolean | "mixed";

interface CheckboxProps extends Omit<ComponentProps<"button">, "onChange"> {
  checked: CheckState;
  onCheckedChange?: (checked: boolean) => void;
}

/** A box of three states: `mixed` when only some of what it stands for is chosen. Choosing a mixed one chooses all. */
export function Checkbox({ checked, onCheckedChange, className, ...props }: CheckboxProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: the native box cannot be styled for its mixed state
    <button
      type="button"
      role="checkbox"
      aria-checked={checked}
      onClick={() => onCheckedChange?.(checked !== true)}
      className={cn(
        "relative inline-grid size-4 shrink-0 place-items-center rounded-[3px] border border-input-line bg-input text-on-accent",
        // The box is 16 px, the target 24.
        "after:absolute after:-inset-1",
        checked !== false && "border-accent bg-accent",
        "disabled:cursor-not-allowed disabled:border-line-strong disabled:bg-sunken",
        className,
      )}
      {...props}
    >
      {checked === true ? <Check aria-hidden className="size-3" strokeWidth={3} /> : null}
      {checked === "mixed" ? <Minus aria-hidden className="size-3" strokeWidth={3} /> : null}
    </button>
  );
}
