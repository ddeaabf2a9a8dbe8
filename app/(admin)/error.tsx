"use client";

import { LoadFailed } from "@/components/layout/load-failed";

export default LoadFailed;
