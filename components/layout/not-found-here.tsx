import Link from "next/link";
import { buttonClass } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

interface NotFoundHereProps {
  title: string;
  text: string;
  /** Where to go on from. */
  href: string;
  action: string;
}

/** What the address names is not there, or is another client's: the portal can't tell, and doesn't. */
export function NotFoundHere({ title, text, href, action }: NotFoundHereProps) {
  return (
    <EmptyState
      title={title}
      text={text}
      actions={
        <Link href={href} className={buttonClass()}>
          {action}
        </Link>
      }
    />
  );
}
