import { splitUrl } from "@/components/display/split-url";
import { cn } from "@/components/ui/cn";

interface UrlProps {
  url: string;
  /** The page's title: one step heavier and larger. */
  title?: boolean;
  className?: string;
}

/** A URL with weight on its host. When room is short it loses its middle, never its end; a screen reader hears it whole. */
export function Url({ url, title, className }: UrlProps) {
  const { scheme, host, path, tail } = splitUrl(url);
  return (
    <span
      title={url}
      className={cn(
        "relative flex max-w-full min-w-0 whitespace-nowrap",
        // As a title it is what the page is about: on a phone it takes more lines rather than lose its host.
        title &&
          "text-[18px] leading-7 font-medium tracking-[-0.012em] max-md:block max-md:[overflow-wrap:anywhere] max-md:whitespace-normal",
        className,
      )}
    >
      <span className="sr-only select-none">{url}</span>
      <span aria-hidden className={cn("min-w-0 truncate", title && "max-md:whitespace-normal")}>
        <span className="font-normal text-fg-3">{scheme}</span>
        <span className={cn("text-fg", title ? "font-semibold" : "font-medium")}>{host}</span>
        <span className="text-fg-2">{path}</span>
      </span>
      {tail ? (
        <span aria-hidden className={cn("max-w-[70%] flex-none truncate text-fg-2", title && "max-md:whitespace-normal")}>
          {tail}
        </span>
      ) : null}
    </span>
  );
}
