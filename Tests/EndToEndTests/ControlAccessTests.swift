import Testing

/// Who may call the control API: no web page, and no machine that found a name for this one.
@Suite struct ControlAccessTests {
    private static let hosts: [(host: String, isLet: Bool)] = [
        ("localhost", true), ("LOCALHOST:80", true), ("127.0.0.1:1", true), ("127.9.8.7", true),
        ("[::1]:14499", true), ("app.localhost:3000", true), ("emulator.test", true),
        ("Emulator.Test:99", true), ("evil.example", false), ("localhost.evil.example", false),
        ("127.0.0.1.evil.example", false), ("192.0.2.1", false), ("0.0.0.0", false),
        ("[::2]", false), ("xlocalhost", false), ("test", false), ("", false),
    ]

    @Test(arguments: [true, false])
    func `a host that is not loopback's needs leave`(_ onControlPort: Bool) throws {
        let emulator = try EmulatorProcess(["--allow-host", "emulator.test"])
        for (host, isLet) in Self.hosts {
            for method in ["GET", "HEAD"] {
                let response = try emulator.request(
                    method, "/_emulator/ready", fields: ["Host: \(host)"],
                    onControlPort: onControlPort)
                #expect(response.status == (isLet ? 200 : 403), "\(method) \(host)")
            }
        }
    }

    @Test func `the host of an absolute target counts, and not the field`() throws {
        let emulator = try EmulatorProcess()
        let target = "http://evil.example/_emulator/ready"
        #expect(try emulator.request("GET", target).status == 403)
        let response = try emulator.request(
            "GET", "http://localhost/_emulator/ready", fields: ["Host: evil.example"])
        #expect(response.status == 200)
    }

    @Test(arguments: [true, false])
    func `a page of another origin changes nothing`(_ onControlPort: Bool) throws {
        let emulator = try EmulatorProcess()
        let port = onControlPort ? emulator.controlPort : emulator.port
        let host = "localhost:\(port)"
        let origins = [
            ("http://\(host)", 200), ("HTTP://LOCALHOST:\(port)", 200), ("https://\(host)", 200),
            ("null", 403), ("http://localhost", 403), ("http://localhost:3000", 403),
            ("http://127.0.0.1:\(port)", 403), ("http://evil.example", 403), (host, 403),
            ("http://\(host)/", 403), ("http://\(host).evil.example", 403), ("", 403),
        ]
        for (origin, status) in origins {
            let fields = ["Host: \(host)", "Origin: \(origin)"]
            let deletion = try emulator.request(
                "DELETE", "/_emulator/events", fields: fields, onControlPort: onControlPort)
            #expect(deletion.status == status, "\(origin)")
            // What a page reads it cannot see, as no answer lets it.
            let list = try emulator.request(
                "GET", "/_emulator/events", fields: fields, onControlPort: onControlPort)
            #expect(list.status == 200)
            #expect(list["Access-Control-Allow-Origin"] == nil)
        }
        let generation = try emulator.get("events").text
        #expect(generation.contains(#""generation":4"#))
    }

    @Test func `events may be posted under any host, as to a OneAgent`() throws {
        let emulator = try EmulatorProcess()
        let response = try emulator.post(event(), fields: ["Host: host.docker.internal:14499"])
        #expect(response.status == 201)
    }
}
