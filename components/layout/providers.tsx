"use client";

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { ThemeProvider } from "next-themes";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import { type ReactNode, useState } from "react";
import { RequestFailed } from "./fetch-json";
import { RememberTimeZone } from "./remember-time-zone";
import { Toasts } from "./toasts";

/** A request that was refused will be refused again; one that was lost is made once more. */
function retry(failures: number, error: Error): boolean {
  return failures < 1 && !(error instanceof RequestFailed && error.status < 500);
}

/** What every page stands in: theme, live data, URL state, toasts. @param nonce lets the script run that sets the theme before the first paint */
export function Providers({ nonce, children }: { nonce?: string; children: ReactNode }) {
  const [queryClient] = useState(() => new QueryClient({ defaultOptions: { queries: { retry, staleTime: 1_000 } } }));
  return (
    <ThemeProvider attribute="data-theme" defaultTheme="system" enableSystem disableTransitionOnChange nonce={nonce}>
      <QueryClientProvider client={queryClient}>
        <NuqsAdapter>{children}</NuqsAdapter>
        <RememberTimeZone />
        <Toasts />
      </QueryClientProvider>
    </ThemeProvider>
  );
}
