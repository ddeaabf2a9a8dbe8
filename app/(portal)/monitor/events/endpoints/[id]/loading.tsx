import { OverviewSkeleton } from "@/components/consumers/overview/overview-skeleton";

export default OverviewSkeleton;
