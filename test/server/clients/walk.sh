#!/usr/bin/env bash
# Walks a whole review with the AWS CLI: walk.sh <section>... Where to and as whom stands in the environment.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
framework=wellarchitected
name="walked with the CLI $$"
export AWS_PAGER='' AWS_DEFAULT_REGION="${AWS_REGION:-us-east-1}"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

tool() { "${AWS_CLI:-aws}" wellarchitected "$@" --endpoint-url "$AWS_ENDPOINT_URL"; }
# One value of an answer, as text.
value() { local query=$1; shift; tool "$@" --query "$query" --output text; }
other() {
  AWS_ACCESS_KEY_ID=$OTHER_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY=$OTHER_SECRET_ACCESS_KEY tool "$@"
}
# A row of the CLI's text output with commas.
listed() { tr '\t' '\n' | paste -sd, - | sed 's/,/, /g'; }
counts() { echo "[join(' ', ['HIGH', to_string($1.HIGH)]), join(' ', ['MEDIUM', to_string($1.MEDIUM)]), join(' ', ['NONE', to_string($1.NONE)]), join(' ', ['NOT_APPLICABLE', to_string($1.NOT_APPLICABLE)]), join(' ', ['UNANSWERED', to_string($1.UNANSWERED)])]"; }
lens_text() { sed 's/of the walk/of the CLI/' "$here/lens-$1.json" > "$work/lens-$1.json"; echo "file://$work/lens-$1.json"; }
outcome() { "$@" >/dev/null 2>"$work/error" && echo 'still there' || sed -n 's/.*(\([A-Za-z]*\)).*/\1/p' "$work/error"; }

workload() {
  id=$(value WorkloadId create-workload --workload-name "$name" --environment PRODUCTION \
    --description 'A workload that a client walks through.' --aws-regions eu-west-1 \
    --review-owner owner@example.com --lenses $framework)
  arn=$(value Workload.WorkloadArn get-workload --workload-id "$id")
  echo "workload: $(value "$(counts Workload.RiskCounts)" get-workload --workload-id "$id" | listed)"
  echo "workload: listed $(value 'length(WorkloadSummaries)' list-workloads --workload-name-prefix "$name") time"
  echo "workload: $(value Workload.ImprovementStatus update-workload --workload-id "$id" --improvement-status IN_PROGRESS --notes 'under way')"
  found=$(value "LensSummaries[?LensAlias=='$framework'] | length(@)" list-lenses --lens-type AWS_OFFICIAL)
  echo "workload: the Framework is $([ "$found" = 1 ] && echo listed || echo missing)"
}

# Every page of the answers, a question a line: its id, its practices, and "none of these".
questions() {
  local token=-
  until [ -z "$token" ]; do
    [ "$token" = - ] && token=''
    tool list-answers --workload-id "$id" --lens-alias $framework --max-results 50 ${token:+--next-token "$token"} --output text \
      --query "[AnswerSummaries[].[QuestionId, join(' ', Choices[?!ends_with(ChoiceId, '_no')].ChoiceId), join(' ', Choices[?ends_with(ChoiceId, '_no')].ChoiceId)], [['NextToken', not_null(NextToken, '')]]][]" > "$work/page"
    grep -v '^NextToken' "$work/page"
    token=$(sed -n 's/^NextToken\t//p' "$work/page")
  done
}

answer() {
  local question=$1 practices=$2 none=$3 rest=()
  [ "$question" = protect-data-rest ] && practices=$none
  [ "$question" = sus_region ] && rest=(--no-is-applicable --reason OUT_OF_SCOPE)
  # shellcheck disable=SC2086 -- the choices are words
  tool update-answer --workload-id "$id" --lens-alias $framework --question-id "$question" \
    --selected-choices $practices "${rest[@]}" > /dev/null
}

answers() {
  questions > "$work/questions"
  while IFS=$'\t' read -r question practices none; do
    answer "$question" "$practices" "$none" &
    [ "$(jobs -rp | wc -l)" -lt 4 ] || wait -n
  done < "$work/questions"
  wait
  echo "answers: $(wc -l < "$work/questions" | tr -d ' ') answered"
  echo "answers: $(value 'length(LensReviewSummaries)' list-lens-reviews --workload-id "$id") lens: $(value "$(counts 'LensReviewSummaries[0].RiskCounts')" list-lens-reviews --workload-id "$id" | listed)"
  echo "answers: $(value "join(' is ', [Answer.QuestionId, Answer.Risk])" get-answer --workload-id "$id" --lens-alias $framework --question-id protect-data-rest)"
  echo "answers: to improve: $(value 'ImprovementSummaries[].QuestionId' list-lens-review-improvements --workload-id "$id" --lens-alias $framework | listed)"
  tool update-lens-review --workload-id "$id" --lens-alias $framework --lens-notes walked --pillar-notes security='keys first' > /dev/null
  echo "answers: notes $(value "[LensReview.Notes, LensReview.PillarReviewSummaries[?PillarId=='security'] | [0].Notes]" get-lens-review --workload-id "$id" --lens-alias $framework | listed)"
}

milestones() {
  local number
  number=$(value MilestoneNumber create-milestone --workload-id "$id" --milestone-name walked)
  echo "milestones: $(value 'length(MilestoneSummaries)' list-milestones --workload-id "$id"), $(value Milestone.MilestoneName get-milestone --workload-id "$id" --milestone-number "$number"): $(value "$(counts Milestone.Workload.RiskCounts)" get-milestone --workload-id "$id" --milestone-number "$number" | listed)"
}

lenses() {
  local lens share accepted
  lens=$(value LensArn import-lens --json-string "$(lens_text 1)")
  tool create-lens-version --lens-alias "$lens" --lens-version 1.0 --is-major-version > /dev/null
  tool export-lens --lens-alias "$lens" --query LensJSON --output text > "$work/exported.json"
  echo "lenses: version $(value Lens.LensVersion get-lens --lens-alias "$lens"), exported with $(grep -o '"pillars"' "$work/exported.json" | wc -l | tr -d ' ') pillar"
  tool associate-lenses --workload-id "$id" --lens-aliases "$lens"
  echo "lenses: deploy is $(value Answer.Risk update-answer --workload-id "$id" --lens-alias "$lens" --question-id deploy --selected-choices deploy_pipeline deploy_approval)"
  tool import-lens --lens-alias "$lens" --json-string "$(lens_text 2)" > /dev/null
  tool create-lens-version --lens-alias "$lens" --lens-version 2.0 --is-major-version > /dev/null
  echo "lenses: 2.0 differs in $(value "VersionDifferences.PillarDifferences[].QuestionDifferences[].join(' ', [QuestionId, DifferenceStatus])" get-lens-version-difference --lens-alias "$lens" --base-lens-version 1.0 | listed)"
  echo "lenses: notified of $(value 'NotificationSummaries[].Type' list-notifications --workload-id "$id" | listed)"
  tool upgrade-lens-review --workload-id "$id" --lens-alias "$lens" --milestone-name 'before 2.0'
  echo "lenses: after the upgrade $(value "AnswerSummaries[].join(' ', [QuestionId, Risk])" list-answers --workload-id "$id" --lens-alias "$lens" | listed)"
  share=$(value ShareId create-lens-share --lens-alias "$lens" --shared-with "$OTHER_ACCOUNT")
  accepted=$(accept --lens-name-prefix Release)
  echo "lenses: shared $accepted, $(value 'LensShareSummaries[0].Status' list-lens-shares --lens-alias "$lens"), seen $(other list-lenses --lens-type CUSTOM_SHARED --query 'length(LensSummaries)') time"
  tool delete-lens-share --lens-alias "$lens" --share-id "$share"
  tool disassociate-lenses --workload-id "$id" --lens-aliases "$lens"
  tool delete-lens --lens-alias "$lens" --lens-status ALL
  echo 'lenses: removed and deleted'
}

accept() {
  local invitation
  invitation=$(other list-share-invitations "$@" --query 'ShareInvitationSummaries[0].ShareInvitationId' --output text)
  [ "$invitation" = None ] && { echo 'with nobody'; return; }
  other update-share-invitation --share-invitation-id "$invitation" --share-invitation-action ACCEPT > /dev/null
  echo 'and accepted'
}

shares() {
  local share accepted owner
  share=$(value ShareId create-workload-share --workload-id "$id" --shared-with "$OTHER_ACCOUNT" --permission-type READONLY)
  accepted=$(accept --workload-name-prefix "$name")
  owner=$(other get-workload --workload-id "$id" --query Workload.Owner --output text)
  echo "shares: shared $accepted, read by $([ "$owner" = "$OTHER_ACCOUNT" ] && echo 'its owner' || echo 'the other account')"
  tool update-workload-share --workload-id "$id" --share-id "$share" --permission-type CONTRIBUTOR > /dev/null
  echo "shares: $(value "WorkloadShareSummaries[].join(' ', [PermissionType, Status])" list-workload-shares --workload-id "$id" | listed)"
  tool delete-workload-share --workload-id "$id" --share-id "$share"
  echo "shares: afterwards $(outcome other get-workload --workload-id "$id")"
}

reports() {
  echo "reports: $(value LensReviewReport.Base64String get-lens-review-report --workload-id "$id" --lens-alias $framework | base64 -d | head -c 5)"
}

checks() {
  local about=(--workload-id "$id" --lens-arn arn:aws:wellarchitected::aws:lens/wellarchitected --pillar-id security
    --question-id protect-data-rest --choice-id sec_protect_data_rest_encrypt)
  echo "checks: $(value 'length(CheckDetails)' list-check-details "${about[@]}") details, $(value 'length(CheckSummaries)' list-check-summaries "${about[@]}") summaries"
}

settings() {
  tool tag-resource --workload-arn "$arn" --tags team=storefront
  local tags left
  tags=$(tool list-tags-for-resource --workload-arn "$arn" --query Tags --output json | tr -d ' \n')
  tool untag-resource --workload-arn "$arn" --tag-keys team
  left=$(value "length(not_null(Tags, \`{}\`))" list-tags-for-resource --workload-arn "$arn")
  echo "settings: tagged $tags, then $left"
  tool update-global-settings --organization-sharing-status ENABLED
  echo 'settings: updated'
}

# As people automate reviews: all six pillars, performanceEfficiency among them, and then what is at high risk.
automation() {
  local pillars=(security reliability operationalExcellence performanceEfficiency costOptimization sustainability)
  local review questions=0 high=() pillar
  review=$(value WorkloadId create-workload --workload-name "$name by automation" --environment PRODUCTION \
    --aws-regions us-east-1 --lenses $framework --description 'Well-Architected review for the walk' \
    --review-owner platform-team@company.com --pillar-priorities "${pillars[@]}")
  tool update-answer --workload-id "$review" --lens-alias $framework --question-id protect-data-rest --selected-choices sec_protect_data_rest_encrypt > /dev/null
  tool update-answer --workload-id "$review" --lens-alias $framework --question-id data-management --selected-choices perf_data_use_purpose_built_data_store > /dev/null
  for pillar in "${pillars[@]}"; do
    tool list-answers --workload-id "$review" --lens-alias $framework --pillar-id "$pillar" --output text \
      --query 'AnswerSummaries[].[QuestionId, Risk]' > "$work/answers"
    questions=$((questions + $(wc -l < "$work/answers")))
    while IFS=$'\t' read -r question risk; do
      [ "$risk" = HIGH ] && high+=("$pillar $question")
    done < "$work/answers"
  done
  echo "automation: $questions questions, high risks: $(IFS=,; echo "${high[*]}" | sed 's/,/, /g')"
  tool delete-workload --workload-id "$review"
}

end() {
  tool delete-workload --workload-id "$id"
  echo "end: $(outcome tool get-workload --workload-id "$id")"
}

for section in "$@"; do "$section"; done
