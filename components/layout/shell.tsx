import type { ReactNode } from "react";
import { Frame } from "./frame";
import { SuspendedNotice } from "./suspended-notice";
import { SuspensionProvider } from "./suspension";
import { Topbar, type TopbarProps } from "./topbar";

interface ShellProps extends TopbarProps {
  children: ReactNode;
}

/** The frame of every portal page: navigation, top bar, content. */
export function Shell({ children, ...topbar }: ShellProps) {
  return (
    <Frame
      area="portal"
      isOperator={topbar.isOperator}
      topbar={<Topbar {...topbar} />}
      notice={<SuspendedNotice suspended={topbar.client.suspended} />}
    >
      <SuspensionProvider suspended={topbar.client.suspended !== null}>{children}</SuspensionProvider>
    </Frame>
  );
}
