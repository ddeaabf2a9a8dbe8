import type { ComponentProps } from "react";
import { cn } from "./cn";

interface TableProps extends ComponentProps<"table"> {
  /** Row height: one line of 40 px, two lines of 56 px, or 36 px for logs. */
  rows?: "one" | "two" | "dense";
}

/**
 * The one look of tables (app/table.css). Give columns their widths with <col>. Cell classes: `r` right-aligned,
 * `act` the row's menu, `lo` leaves below 1260 px; in the stacked rows of a phone `wide` takes a whole line and `gone` none.
 */
export function Table({ rows = "one", className, ...props }: TableProps) {
  return <table className={cn("tbl", rows === "two" && "two", rows === "dense" && "dense", className)} {...props} />;
}
