functions = {
  catalogue = {
    route  = "GET /products"
    tables = ["products"]
  }
  cart = {
    route  = "POST /cart"
    tables = ["carts", "products"]
  }
  checkout = {
    route     = "POST /checkout"
    memory_mb = 1024
    timeout_s = 25
    tables    = ["carts", "orders"]
  }
}
