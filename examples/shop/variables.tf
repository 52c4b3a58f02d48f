variable "region" {
  description = "Region of everything but the edge."
  type        = string
  default     = "eu-west-1"
}

variable "environment" {
  type    = string
  default = "production"

  validation {
    condition     = contains(["staging", "production"], var.environment)
    error_message = "The shop runs in staging and in production."
  }
}

variable "release" {
  description = "Git tag of the functions to deploy."
  type        = string
}

variable "functions" {
  description = "What the shop's API can do, and what each function needs for it."
  type = map(object({
    route     = string
    memory_mb = optional(number, 512)
    timeout_s = optional(number, 10)
    tables    = list(string)
  }))
}
