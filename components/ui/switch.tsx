import { cn } from "./cn";

interface SwitchProps {
  checked: boolean;
  onCheckedChange: (checked: boolean) => void;
  label: string;
  disabled?: boolean;
  id?: string;
}

/** On or off, at once. */
export function Switch({ checked, onCheckedChange, label, disabled, id }: SwitchProps) {
  return (
    <button
      type="button"
      role="switch"
      id={id}
      aria-checked={checked}
      aria-label={label}
      disabled={disabled}
      onClick={() => onCheckedChange(!checked)}
      className={cn(
        "relative h-[18px] w-[30px] shrink-0 rounded-full transition-colors disabled:opacity-50",
        checked ? "bg-accent" : "bg-mute-solid",
      )}
    >
      <span className={cn("absolute top-0.5 size-3.5 rounded-full bg-bg transition-[left]", checked ? "left-3.5" : "left-0.5")} />
    </button>
  );
}
