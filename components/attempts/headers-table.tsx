import { showable } from "@/components/display/code-line";

interface HeadersTableProps {
  headers: readonly (readonly [string, string])[];
  label: string;
}

/** HTTP headers as they went over the wire. A value too long for its line is whole on hover, and in what is copied. */
export function HeadersTable({ headers, label }: HeadersTableProps) {
  if (headers.length === 0) return null;
  return (
    <dl aria-label={label} className="border-t border-line px-3 py-2.5">
      {headers.map(([name, value], place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a header may occur twice
        <div key={place} className="grid grid-cols-[150px_minmax(0,1fr)] gap-3 max-md:grid-cols-[124px_minmax(0,1fr)]">
          <dt title={name} className="mono truncate text-fg-3">
            {showable(name)}
          </dt>
          <dd title={value} className="mono truncate">
            {showable(value)}
          </dd>
        </div>
      ))}
    </dl>
  );
}
