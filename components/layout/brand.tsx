import { cn } from "@/components/ui/cn";

/** The post horn and the name. */
export function Brand({ className }: { className?: string }) {
  return (
    <span className={cn("flex items-center gap-[9px] text-14 font-semibold tracking-[-.01em]", className)}>
      <svg
        viewBox="0 0 20 20"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.8"
        strokeLinecap="round"
        strokeLinejoin="round"
        aria-hidden="true"
        className="size-5 text-accent-fg"
      >
        <circle cx="7" cy="11.5" r="4.6" />
        <path d="M7 6.9h6.2L18 4v5.8l-4.8-2.9" />
      </svg>
      {PRODUCT_NAME}
    </span>
  );
}

/** A name is the same in every language. */
export const PRODUCT_NAME = "Postrider";
