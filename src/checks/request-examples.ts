/** Parts that several examples of checks on request paths begin with. */
export const TERRAFORM_HTTP_API = `
resource "aws_apigatewayv2_api" "shop" {
  name          = "shop"
  protocol_type = "HTTP"
}

resource "aws_apigatewayv2_integration" "order" {
  api_id           = aws_apigatewayv2_api.shop.id
  integration_type = "AWS_PROXY"
  integration_uri  = aws_lambda_function.order.invoke_arn
}
`;

export const TEMPLATE_HTTP_API = `
Resources:
  Api:
    Type: AWS::ApiGatewayV2::Api
    Properties:
      Name: shop
      ProtocolType: HTTP
  Integration:
    Type: AWS::ApiGatewayV2::Integration
    Properties:
      ApiId: !Ref Api
      IntegrationType: AWS_PROXY
      IntegrationUri: !GetAtt Order.Arn
      PayloadFormatVersion: "2.0"`;

export const TERRAFORM_BALANCER = `
resource "aws_lb" "web" {}

resource "aws_lb_target_group" "web" {
  port     = 8080
  protocol = "HTTP"
  vpc_id   = "vpc-0123456789abcdef0"
}

resource "aws_lb_listener" "web" {
  load_balancer_arn = aws_lb.web.arn
  port              = 80

  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.web.arn
  }
}
`;

export const TEMPLATE_BALANCER = `
Resources:
  Balancer:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
  Targets:
    Type: AWS::ElasticLoadBalancingV2::TargetGroup
    Properties:
      VpcId: vpc-0123456789abcdef0
      Port: 8080
      Protocol: HTTP
  Listener:
    Type: AWS::ElasticLoadBalancingV2::Listener
    Properties:
      LoadBalancerArn: !Ref Balancer
      Port: 80
      Protocol: HTTP
      DefaultActions:
        - Type: forward
          TargetGroupArn: !Ref Targets`;

/** A function, with more of its arguments. */
export function terraformFunction(name: string, rest = ''): string {
  return `
resource "aws_lambda_function" "${name}" {
  function_name = "${name}"
  role          = "arn:aws:iam::111122223333:role/${name}"
${rest === '' ? '' : `${indented(rest, 2)}\n`}}
`;
}

/** A function that is told of something by an environment variable. */
export function terraformFunctionWith(name: string, variable: string, rest = ''): string {
  const environment = `
environment {
  variables = { ${variable} }
}`;
  return terraformFunction(name, `${rest === '' ? '' : `${rest}\n`}${environment}`);
}

export function templateFunction(name: string, rest = ''): string {
  return `
  ${name}:
    Type: AWS::Lambda::Function
    Properties:
      Role: arn:aws:iam::111122223333:role/${name.toLowerCase()}${rest === '' ? '' : `\n${indented(rest, 6)}`}`;
}

function indented(text: string, by: number): string {
  return text
    .split('\n')
    .map((line) => (line === '' ? line : `${' '.repeat(by)}${line}`))
    .join('\n');
}
