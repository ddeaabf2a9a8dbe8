import { HistorySkeleton } from "@/components/consumers/history/history-skeleton";

export default HistorySkeleton;
