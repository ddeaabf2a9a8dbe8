import { splitEventName } from "@/components/display/split-event-name";
import { cn } from "@/components/ui/cn";

/** An event type's name. When room is short it loses its middle, never its end; a screen reader hears it whole. */
export function EventName({ name, className }: { name: string; className?: string }) {
  const [cut, tail] = splitEventName(name);
  return (
    <code title={name} className={cn("relative flex min-w-0 whitespace-nowrap", className)}>
      <span className="sr-only select-none">{name}</span>
      <span aria-hidden className="min-w-0 truncate">
        {cut}
      </span>
      <span aria-hidden className="flex-none">
        {tail}
      </span>
    </code>
  );
}
