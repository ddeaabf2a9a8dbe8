import type { ComponentProps, ReactNode } from "react";
import { cn } from "./cn";

interface RadioProps extends Omit<ComponentProps<"input">, "type"> {
  label: ReactNode;
  /** What choosing it means. */
  note?: ReactNode;
  /** In a box of its own. */
  card?: boolean;
}

/** One of a few that exclude each other; give all of them one `name`, in a fieldset. */
export function Radio({ label, note, card, className, ...props }: RadioProps) {
  return (
    <label
      className={cn(
        "flex cursor-pointer gap-2.5 text-13 leading-5 has-[:disabled]:cursor-not-allowed has-[:disabled]:text-fg-4",
        card &&
          "rounded-r3 border border-line-strong px-3 py-2.5 has-[:checked]:border-accent has-[:checked]:bg-selected has-[:focus-visible]:outline-2 has-[:focus-visible]:outline-focus",
        className,
      )}
    >
      <input
        type="radio"
        className={cn(
          "mt-0.5 size-4 shrink-0 appearance-none rounded-full border border-input-line bg-input checked:border-[5px] checked:border-accent",
          card && "outline-none",
        )}
        {...props}
      />
      <span className="min-w-0">
        <span className={cn("block", card && "font-medium")}>{label}</span>
        {note ? <span className="block text-12 leading-[18px] text-fg-3">{note}</span> : null}
      </span>
    </label>
  );
}
