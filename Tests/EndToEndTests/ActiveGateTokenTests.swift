import JSONParsing
import Testing

/// Who may call (contract 5), and the bodies of those who may not (contract 3.4).
@Suite struct ActiveGateTokenTests {
    private static let unknown = #"{"error":{"code":401,"message":"Token Authentication failed"}}"#
    private static func forbidden(_ scope: String) -> String {
        #"{"error":{"code":403,"message":"Token is missing required scope. Use one of: \#(scope)"}}"#
    }

    @Test func `credentials that are none are 401`() throws {
        let gate = try ActiveGateProcess()
        let token = ActiveGateProcess.token
        let credentials = [
            nil, "Api-Token", "Api-Token ", "Api-Token x", "Api-Token \(token)x", token,
            "Api-Token \(token.dropLast())", "Api-Token \(token.lowercased())", "Bearer \(token)",
            "Basic \(token)", "Api-Token\(token)", "Api-Token \"\(token)\"",
            "Api-Token \(token), Api-Token \(token)",
        ]
        for credential in credentials {
            let fields = credential.map { ["Authorization: \($0)"] } ?? []
            for (method, path) in [("GET", "/events"), ("POST", "/events/ingest")] {
                let response = try gate.request(
                    method, path, token: nil, fields: fields,
                    content: method == "POST" ? Array(event().utf8) : nil)
                #expect(response.status == 401, "\(credential ?? "none")")
                #expect(response.text == Self.unknown)
                #expect(response["WWW-Authenticate"] == "Api-Token")
                #expect(response["Content-Type"] == "application/json;charset=utf-8")
            }
        }
        #expect(try gate.emulator.lines().isEmpty)
    }

    @Test func `a token without the scope is 403 with the name of the scope`() throws {
        let gate = try ActiveGateProcess()
        let post = try gate.request(
            "POST", "/events/ingest", token: ActiveGateProcess.readToken,
            content: Array(event().utf8))
        #expect(post.status == 403)
        #expect(post.text == Self.forbidden("events.ingest (Ingest events)"))
        for path in [
            "/events", "/events/1_1", "/events/ingest", "/eventTypes", "/eventTypes/CUSTOM_INFO",
            "/eventProperties", "/eventProperties/dt.event.source",
        ] {
            let response = try gate.request("GET", path, token: ActiveGateProcess.ingestToken)
            #expect(response.status == 403, "\(path)")
            #expect(response.text == Self.forbidden("events.read (Read events)"))
            #expect(response["WWW-Authenticate"] == nil)
        }
        #expect(
            try gate.request("GET", "/events", token: ActiveGateProcess.readToken).status == 200)
        #expect(
            try gate.request(
                "POST", "/events/ingest", token: ActiveGateProcess.ingestToken,
                content: Array(event().utf8)
            ).status == 201)
    }

    @Test func `the scheme may be written in any case and with spaces`() throws {
        let gate = try ActiveGateProcess()
        for scheme in ["Api-Token ", "API-Token ", "api-token ", "aPI-tOKEN    "] {
            let field = "Authorization: \(scheme)\(ActiveGateProcess.token)"
            #expect(
                try gate.request("GET", "/events", token: nil, fields: [field]).status == 200,
                "\(scheme)")
        }
    }

    @Test func `the token may stand in the query, and the field counts where both are`() throws {
        let gate = try ActiveGateProcess()
        let token = ActiveGateProcess.token
        for (query, field, status) in [
            ("?api-token=\(token)", nil, 200), ("?api-token=x", nil, 401),
            ("?api-token=", nil, 401),
            ("?pageSize=1&api-token=\(token.replacing(".", with: "%2E"))", nil, 200),
            ("?api-token=x", token, 200), ("?api-token=\(token)", "x", 401),
            ("?api-token=\(token)", ActiveGateProcess.ingestToken, 403),
            ("?API-TOKEN=\(token)", nil, 401), ("?Api-Token=\(token)&x=%zz", nil, 401),
        ] as [(String, String?, Int)] {
            let response = try gate.request("GET", "/events\(query)", token: field)
            #expect(response.status == status, "\(query) \(field ?? "")")
        }
        let post = try gate.request(
            "POST", "/events/ingest?api-token=\(token)", token: nil, content: Array(event().utf8))
        #expect(post.status == 201)
    }

    @Test func `tokens come from flags, a file and the environment`() throws {
        let folder = try CommandLineFolder()
        try folder.file(
            "tokens",
            holding: "# those of the team\n\nfile.one=events.read\n  file.two  # the other one\n")
        let gate = try ActiveGateProcess(
            tokens: ["--token", "flag.one=events.ingest", "--token", "flag.two=events.read"]
                + ["--token-file", "tokens"],
            shell: "export ONEAGENT_EMULATOR_TOKEN=hidden", in: folder)
        for (token, status) in [
            ("flag.one", 403), ("flag.two", 200), ("file.one", 200), ("file.two", 200),
            ("hidden", 401),
        ] {
            #expect(try gate.request("GET", "/events", token: token).status == status, "\(token)")
        }
        let variable = try ActiveGateProcess(
            tokens: [],
            shell: "export ONEAGENT_EMULATOR_TOKEN='one=events.read two=events.ingest three'")
        for (token, status) in [("one", 200), ("two", 403), ("three", 200)] {
            #expect(
                try variable.request("GET", "/events", token: token).status == status, "\(token)")
        }
        #expect(variable.ready["token"] == nil)
    }
}
