import { EventName } from "@/components/display/event-name";
import { Chip } from "@/components/ui/chip";

/** The first event type and how many more; the rest is in the tooltip. */
export function ConsumerEventTypes({ names }: { names: string[] }) {
  const [first, ...rest] = names;
  if (first === undefined) return null;
  return (
    <span className="flex min-w-0 items-center gap-1">
      <Chip plain className="[&_code]:text-[11.5px]">
        <EventName name={first} />
      </Chip>
      {rest.length > 0 ? (
        <span title={rest.join("\n")} className="flex-none pl-0.5 text-12 text-fg-3 tabular-nums">
          +{rest.length}
        </span>
      ) : null}
    </span>
  );
}
