import { TeamSkeleton } from "@/components/users/team/team-skeleton";

export default TeamSkeleton;
