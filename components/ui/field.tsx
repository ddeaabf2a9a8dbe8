import { CircleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "./cn";

interface FieldProps {
  /** The id of the control; hint and error get `<id>-hint` and `<id>-error`. */
  id: string;
  label: ReactNode;
  /** Beside the label, quiet: "optional". */
  note?: ReactNode;
  /** At the right end of the label's line: a count. */
  aside?: ReactNode;
  hint?: ReactNode;
  error?: string | undefined;
  /** For a control that is no form field (a picker): the label becomes a heading that names it by `<id>-label`. */
  group?: boolean;
  className?: string;
  children: ReactNode;
}

/** A control with its label, hint and error. */
export function Field({ id, label, note, aside, hint, error, group, className, children }: FieldProps) {
  const Label = group ? "div" : "label";
  return (
    <div className={cn("mb-6", className)}>
      <div className="mb-1.5 flex items-baseline gap-2 text-13">
        <Label id={`${id}-label`} {...(group ? {} : { htmlFor: id })} className="font-medium">
          {label}
        </Label>
        {note ? <span className="text-fg-3">{note}</span> : null}
        {aside ? <span className="ml-auto text-fg-3 tabular-nums">{aside}</span> : null}
      </div>
      {children}
      <FieldError id={`${id}-error`} error={error} />
      {hint ? (
        <p id={`${id}-hint`} className="mt-1.5 text-12 leading-[18px] text-fg-3">
          {hint}
        </p>
      ) : null}
    </div>
  );
}

/** What is wrong with a control, announced when it appears. Rendered empty too, or it would not be announced. */
export function FieldError({ id, error }: { id: string; error: string | undefined }) {
  return (
    <p id={id} role="alert" className={cn("flex items-start gap-1.5 text-12 leading-[18px] text-bad-fg", error ? "mt-1.5" : "hidden")}>
      {error ? <CircleAlert aria-hidden className="mt-0.5 size-3.5 shrink-0" /> : null}
      {error}
    </p>
  );
}

/** The attributes that tie a control to its Field. */
export function fieldProps(id: string, options: { error?: string | undefined; hint?: boolean } = {}) {
  const describedBy = [options.error ? `${id}-error` : null, options.hint ? `${id}-hint` : null].filter(Boolean).join(" ");
  return { id, "aria-invalid": options.error ? true : undefined, "aria-describedby": describedBy || undefined };
}
