import type { ReactNode } from "react";
import { AdminTopbar, type AdminTopbarProps } from "./admin-topbar";
import { Frame } from "./frame";

interface AdminShellProps extends AdminTopbarProps {
  children: ReactNode;
}

/** The frame of every page of the operator's. */
export function AdminShell({ children, ...topbar }: AdminShellProps) {
  return (
    <Frame area="admin" isOperator topbar={<AdminTopbar {...topbar} />}>
      {children}
    </Frame>
  );
}
