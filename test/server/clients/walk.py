"""Walks a whole review with boto3: python3 walk.py <section>... Where to and as whom stands in the environment."""
import base64
import json
import os
import pathlib
import sys

import boto3
from botocore.exceptions import ClientError

ENDPOINT = os.environ['AWS_ENDPOINT_URL']
REGION = os.environ.get('AWS_REGION', 'us-east-1')
OTHER_ACCOUNT = os.environ.get('OTHER_ACCOUNT', '')
FRAMEWORK = 'wellarchitected'
NAME = f'walked with boto3 {os.getpid()}'
PILLARS = ['security', 'reliability', 'operationalExcellence', 'performanceEfficiency', 'costOptimization', 'sustainability']

tool = boto3.client('wellarchitected', endpoint_url=ENDPOINT, region_name=REGION)
other = boto3.client(
    'wellarchitected',
    endpoint_url=ENDPOINT,
    region_name=REGION,
    aws_access_key_id=os.environ.get('OTHER_ACCESS_KEY_ID'),
    aws_secret_access_key=os.environ.get('OTHER_SECRET_ACCESS_KEY'),
)
made = {}


def lens_text(version):
    path = pathlib.Path(__file__).with_name(f'lens-{version}.json')
    return path.read_text().replace('of the walk', 'of boto3')


def as_text(counts):
    return ', '.join(f'{risk} {counts.get(risk)}' for risk in ['HIGH', 'MEDIUM', 'NONE', 'NOT_APPLICABLE', 'UNANSWERED'])


def every(operation, key, client=None, **given):
    found, token = [], {}
    while True:
        answer = getattr(client or tool, operation)(**given, **token)
        found += answer[key]
        if not answer.get('NextToken'):
            return found
        token = {'NextToken': answer['NextToken']}


def outcome(call, **given):
    try:
        call(**given)
        return 'still there'
    except ClientError as error:
        return error.response['Error']['Code']


def workload():
    made.update(
        tool.create_workload(
            WorkloadName=NAME,
            Description='A workload that a client walks through.',
            Environment='PRODUCTION',
            AwsRegions=['eu-west-1'],
            ReviewOwner='owner@example.com',
            Lenses=[FRAMEWORK],
        )
    )
    shown = tool.get_workload(WorkloadId=made['WorkloadId'])['Workload']
    print(f"workload: {as_text(shown['RiskCounts'])}")
    print(f"workload: listed {len(tool.list_workloads(WorkloadNamePrefix=NAME)['WorkloadSummaries'])} time")
    updated = tool.update_workload(WorkloadId=made['WorkloadId'], ImprovementStatus='IN_PROGRESS', Notes='under way')
    print(f"workload: {updated['Workload']['ImprovementStatus']}")
    lenses = every('list_lenses', 'LensSummaries', LensType='AWS_OFFICIAL')
    listed = any(lens.get('LensAlias') == FRAMEWORK for lens in lenses)
    print(f"workload: the Framework is {'listed' if listed else 'missing'}")


def answers():
    lens = {'WorkloadId': made['WorkloadId'], 'LensAlias': FRAMEWORK}
    questions = every('list_answers', 'AnswerSummaries', MaxResults=25, **lens)
    for question in questions:
        ids = [choice['ChoiceId'] for choice in question['Choices']]
        name = question['QuestionId']
        none = name == 'protect-data-rest'
        extra = {'IsApplicable': False, 'Reason': 'OUT_OF_SCOPE'} if name == 'sus_region' else {}
        tool.update_answer(
            QuestionId=name, SelectedChoices=[id for id in ids if id.endswith('_no') == none], **extra, **lens
        )
    print(f'answers: {len(questions)} answered')
    reviews = tool.list_lens_reviews(WorkloadId=made['WorkloadId'])['LensReviewSummaries']
    print(f"answers: {len(reviews)} lens: {as_text(reviews[0]['RiskCounts'])}")
    answer = tool.get_answer(QuestionId='protect-data-rest', **lens)['Answer']
    print(f"answers: {answer['QuestionId']} is {answer['Risk']}")
    improvements = tool.list_lens_review_improvements(**lens)['ImprovementSummaries']
    print(f"answers: to improve: {', '.join(item['QuestionId'] for item in improvements)}")
    tool.update_lens_review(LensNotes='walked', PillarNotes={'security': 'keys first'}, **lens)
    review = tool.get_lens_review(**lens)['LensReview']
    security = next(pillar for pillar in review['PillarReviewSummaries'] if pillar['PillarId'] == 'security')
    print(f"answers: notes {review['Notes']}, {security['Notes']}")


def milestones():
    id = made['WorkloadId']
    number = tool.create_milestone(WorkloadId=id, MilestoneName='walked')['MilestoneNumber']
    milestone = tool.get_milestone(WorkloadId=id, MilestoneNumber=number)['Milestone']
    summaries = tool.list_milestones(WorkloadId=id)['MilestoneSummaries']
    counts = as_text(milestone['Workload']['RiskCounts'])
    print(f"milestones: {len(summaries)}, {milestone['MilestoneName']}: {counts}")


def lenses():
    arn = tool.import_lens(JSONString=lens_text(1))['LensArn']
    tool.create_lens_version(LensAlias=arn, LensVersion='1.0', IsMajorVersion=True)
    version = tool.get_lens(LensAlias=arn)['Lens']['LensVersion']
    exported = json.loads(tool.export_lens(LensAlias=arn)['LensJSON'])
    print(f"lenses: version {version}, exported with {len(exported['pillars'])} pillar")
    review = {'WorkloadId': made['WorkloadId'], 'LensAlias': arn}
    tool.associate_lenses(WorkloadId=made['WorkloadId'], LensAliases=[arn])
    answer = tool.update_answer(
        QuestionId='deploy', SelectedChoices=['deploy_pipeline', 'deploy_approval'], **review
    )['Answer']
    print(f"lenses: deploy is {answer['Risk']}")
    tool.import_lens(LensAlias=arn, JSONString=lens_text(2))
    tool.create_lens_version(LensAlias=arn, LensVersion='2.0', IsMajorVersion=True)
    difference = tool.get_lens_version_difference(LensAlias=arn, BaseLensVersion='1.0')['VersionDifferences']
    differing = [
        f"{question['QuestionId']} {question['DifferenceStatus']}"
        for pillar in difference['PillarDifferences']
        for question in pillar['QuestionDifferences']
    ]
    print(f"lenses: 2.0 differs in {', '.join(differing)}")
    notifications = tool.list_notifications(WorkloadId=made['WorkloadId'])['NotificationSummaries']
    print(f"lenses: notified of {', '.join(item['Type'] for item in notifications)}")
    tool.upgrade_lens_review(MilestoneName='before 2.0', **review)
    summaries = tool.list_answers(**review)['AnswerSummaries']
    shown = ', '.join(f"{answer['QuestionId']} {answer['Risk']}" for answer in summaries)
    print(f'lenses: after the upgrade {shown}')
    share = tool.create_lens_share(LensAlias=arn, SharedWith=OTHER_ACCOUNT)['ShareId']
    accepted = accept(LensNamePrefix='Release')
    status = tool.list_lens_shares(LensAlias=arn)['LensShareSummaries'][0]['Status']
    seen = other.list_lenses(LensType='CUSTOM_SHARED')['LensSummaries']
    print(f'lenses: shared {accepted}, {status}, seen {len(seen)} time')
    tool.delete_lens_share(LensAlias=arn, ShareId=share)
    tool.disassociate_lenses(WorkloadId=made['WorkloadId'], LensAliases=[arn])
    tool.delete_lens(LensAlias=arn, LensStatus='ALL')
    print('lenses: removed and deleted')


def accept(**prefix):
    invitations = other.list_share_invitations(**prefix)['ShareInvitationSummaries']
    if not invitations:
        return 'with nobody'
    other.update_share_invitation(
        ShareInvitationId=invitations[0]['ShareInvitationId'], ShareInvitationAction='ACCEPT'
    )
    return 'and accepted'


def shares():
    id = made['WorkloadId']
    share = tool.create_workload_share(WorkloadId=id, SharedWith=OTHER_ACCOUNT, PermissionType='READONLY')['ShareId']
    accepted = accept(WorkloadNamePrefix=NAME)
    owner = other.get_workload(WorkloadId=id)['Workload']['Owner']
    print(f"shares: shared {accepted}, read by {'its owner' if owner == OTHER_ACCOUNT else 'the other account'}")
    tool.update_workload_share(WorkloadId=id, ShareId=share, PermissionType='CONTRIBUTOR')
    summaries = tool.list_workload_shares(WorkloadId=id)['WorkloadShareSummaries']
    print(f"shares: {', '.join(item['PermissionType'] + ' ' + item['Status'] for item in summaries)}")
    tool.delete_workload_share(WorkloadId=id, ShareId=share)
    print(f'shares: afterwards {outcome(other.get_workload, WorkloadId=id)}')


def reports():
    report = tool.get_lens_review_report(WorkloadId=made['WorkloadId'], LensAlias=FRAMEWORK)['LensReviewReport']
    print(f"reports: {base64.b64decode(report['Base64String'])[:5].decode()}")


def checks():
    about = {
        'WorkloadId': made['WorkloadId'],
        'LensArn': 'arn:aws:wellarchitected::aws:lens/wellarchitected',
        'PillarId': 'security',
        'QuestionId': 'protect-data-rest',
        'ChoiceId': 'sec_protect_data_rest_encrypt',
    }
    details = tool.list_check_details(**about)['CheckDetails']
    summaries = tool.list_check_summaries(**about)['CheckSummaries']
    print(f'checks: {len(details)} details, {len(summaries)} summaries')


def settings():
    arn = made['WorkloadArn']
    tool.tag_resource(WorkloadArn=arn, Tags={'team': 'storefront'})
    tags = tool.list_tags_for_resource(WorkloadArn=arn)['Tags']
    tool.untag_resource(WorkloadArn=arn, TagKeys=['team'])
    left = tool.list_tags_for_resource(WorkloadArn=arn).get('Tags', {})
    print(f"settings: tagged {json.dumps(tags, separators=(',', ':'))}, then {len(left)}")
    tool.update_global_settings(OrganizationSharingStatus='ENABLED')
    print('settings: updated')


def automation():
    """As people automate reviews: all six pillars, and then what is at high risk."""
    id = tool.create_workload(
        WorkloadName=f'{NAME} by automation',
        Environment='PRODUCTION',
        AwsRegions=['us-east-1'],
        Lenses=[FRAMEWORK],
        Description='Well-Architected review for the walk',
        ReviewOwner='platform-team@company.com',
        NonAwsRegions=[],
        PillarPriorities=PILLARS,
    )['WorkloadId']
    lens = {'WorkloadId': id, 'LensAlias': FRAMEWORK}
    selected = {
        'protect-data-rest': 'sec_protect_data_rest_encrypt',
        'data-management': 'perf_data_use_purpose_built_data_store',
    }
    for question, choice in selected.items():
        tool.update_answer(QuestionId=question, SelectedChoices=[choice], **lens)
    questions, high = 0, []
    for pillar in PILLARS:
        listed = every('list_answers', 'AnswerSummaries', PillarId=pillar, **lens)
        questions += len(listed)
        high += [f"{pillar} {answer['QuestionId']}" for answer in listed if answer['Risk'] == 'HIGH']
    print(f"automation: {questions} questions, high risks: {', '.join(high)}")
    tool.delete_workload(WorkloadId=id)


def end():
    tool.delete_workload(WorkloadId=made['WorkloadId'])
    print(f"end: {outcome(tool.get_workload, WorkloadId=made['WorkloadId'])}")


for section in sys.argv[1:]:
    globals()[section]()
