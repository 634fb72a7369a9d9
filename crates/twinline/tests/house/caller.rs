//! The binary's two HTTP APIs, called as a page would: the bench's without a sign-in, the inbox's with a person's.

use reqwest::header::{COOKIE, SET_COOKIE};
use reqwest::{Client, Method};
use serde_json::{Value, json};

/// One of the two, from a certain person or from nobody.
#[derive(Clone)]
pub(crate) struct Caller {
    http: Client,
    base: String,
    cookie: Option<String>,
}

impl Caller {
    /// The bench of a sandbox.
    pub(crate) fn bench(address: &str) -> Self {
        Self {
            http: Client::new(),
            base: format!("{address}/bench/api"),
            cookie: None,
        }
    }

    /// The inbox, for somebody who can sign in.
    pub(crate) async fn inbox(address: &str, email: &str, password: &str) -> Self {
        let mut caller = Self {
            http: Client::new(),
            base: format!("{address}/api/v1"),
            cookie: None,
        };
        let who = json!({"email": email, "password": password});
        let answer = caller.request(Method::POST, "/session").json(&who).send();
        let answer = answer.await.unwrap();
        assert!(answer.status().is_success(), "{answer:?}");
        let cookie = answer.headers()[SET_COOKIE].to_str().unwrap();
        caller.cookie = cookie.split(';').next().map(str::to_owned);
        caller
    }

    fn request(&self, method: Method, path: &str) -> reqwest::RequestBuilder {
        let request = self.http.request(method, format!("{}{path}", self.base));
        let request = request.header("x-twinline", "1");
        match &self.cookie {
            Some(cookie) => request.header(COOKIE, cookie),
            None => request,
        }
    }

    async fn answer(&self, request: reqwest::RequestBuilder) -> Value {
        let answer = request.send().await.unwrap();
        let (status, url) = (answer.status(), answer.url().to_string());
        let text = answer.text().await.unwrap();
        assert!(status.is_success(), "{url}: {status}: {text}");
        serde_json::from_str(&text).unwrap_or_default()
    }

    pub(crate) async fn get(&self, path: &str) -> Value {
        self.answer(self.request(Method::GET, path)).await
    }

    pub(crate) async fn call(&self, method: Method, path: &str, body: Value) -> Value {
        let request = self.request(method, path);
        let request = if body.is_null() {
            request
        } else {
            request.json(&body)
        };
        self.answer(request).await
    }

    pub(crate) async fn post(&self, path: &str, body: Value) -> Value {
        self.call(Method::POST, path, body).await
    }

    /// A picture as a phone sends it.
    pub(crate) async fn picture(&self, path: &str, bytes: &'static [u8], caption: &str) -> Value {
        let file = reqwest::multipart::Part::bytes(bytes)
            .file_name("shelf.png")
            .mime_str("image/png")
            .unwrap();
        let form = reqwest::multipart::Form::new()
            .text("caption", caption.to_owned())
            .part("file", file);
        self.answer(self.request(Method::POST, path).multipart(form))
            .await
    }
}
