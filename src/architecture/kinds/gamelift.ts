import { defineKind, link, text } from '../index.ts';

export const gameliftFleet = defineKind({
  id: 'gamelift-fleet',
  name: 'Amazon GameLift Servers fleet',
  terraform: 'aws_gamelift_fleet',
  cloudformation: 'AWS::GameLift::Fleet',
  names: { terraform: 'name', cloudformation: 'Name' },
  attributes: {
    instanceType: text({ terraform: 'ec2_instance_type', cloudformation: 'EC2InstanceType' }),
    fleetType: text({ terraform: 'fleet_type', cloudformation: 'FleetType', default: 'ON_DEMAND' }),
  },
});

export const gameliftQueue = defineKind({
  id: 'gamelift-queue',
  name: 'Amazon GameLift Servers game session queue',
  terraform: 'aws_gamelift_game_session_queue',
  cloudformation: 'AWS::GameLift::GameSessionQueue',
  names: { terraform: 'name', cloudformation: 'Name' },
  attributes: {
    destinations: link({
      terraform: 'destinations',
      cloudformation: 'Destinations.DestinationArn',
      relation: 'routes-to',
      to: ['gamelift-fleet'],
    }),
  },
});
