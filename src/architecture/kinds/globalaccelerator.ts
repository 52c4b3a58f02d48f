import { defineKind, flag, link, text } from '../index.ts';

export const globalAccelerator = defineKind({
  id: 'globalaccelerator-accelerator',
  name: 'AWS Global Accelerator accelerator',
  terraform: 'aws_globalaccelerator_accelerator',
  cloudformation: 'AWS::GlobalAccelerator::Accelerator',
  names: { terraform: 'name', cloudformation: 'Name' },
  attributes: {
    flowLogs: flag({
      terraform: 'attributes.flow_logs_enabled',
      cloudformation: 'FlowLogsEnabled',
      default: false,
    }),
  },
});

export const globalAcceleratorListener = defineKind({
  id: 'globalaccelerator-listener',
  name: 'AWS Global Accelerator listener',
  terraform: 'aws_globalaccelerator_listener',
  cloudformation: 'AWS::GlobalAccelerator::Listener',
  attributes: {
    accelerator: link({
      terraform: 'accelerator_arn',
      cloudformation: 'AcceleratorArn',
      relation: 'in',
      to: ['globalaccelerator-accelerator'],
    }),
    protocol: text({ terraform: 'protocol', cloudformation: 'Protocol', default: 'TCP' }),
  },
});

/** Endpoints of one Region behind a listener. */
export const globalAcceleratorEndpointGroup = defineKind({
  id: 'globalaccelerator-endpoint-group',
  name: 'AWS Global Accelerator endpoint group',
  terraform: 'aws_globalaccelerator_endpoint_group',
  cloudformation: 'AWS::GlobalAccelerator::EndpointGroup',
  attributes: {
    listener: link({
      terraform: 'listener_arn',
      cloudformation: 'ListenerArn',
      relation: 'in',
      to: ['globalaccelerator-listener'],
    }),
    region: text({ terraform: 'endpoint_group_region', cloudformation: 'EndpointGroupRegion' }),
    endpointTargets: link({
      terraform: 'endpoint_configuration.endpoint_id',
      cloudformation: 'EndpointConfigurations.EndpointId',
      relation: 'routes-to',
      to: ['elb-load-balancer', 'vpc-elastic-ip', 'ec2-instance'],
    }),
  },
});
