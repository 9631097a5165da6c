import Foundation
import Glibc
import JSONParsing
import Testing

/// The program's HTTPS, by the clients that people use.
@Suite struct TLSServingTests {
    private let emulator: EmulatorProcess

    init() throws {
        emulator = try EmulatorProcess.withActiveGate()
    }

    /// A query by `openssl s_client`, which trusts the file and nothing else.
    private static let query = #"""
        ask() {
            printf 'GET /e/abc12345/api/v2/events HTTP/1.1\r\nHost: a\r\n%s\r\n%s\r\n\r\n' \
                "Authorization: Api-Token $token" 'Connection: close' |
            openssl s_client -connect 127.0.0.1:"$port" -servername localhost -CAfile "$ca" \
                -verify_return_error -verify_hostname localhost -ign_eof "$@"
        }

        """#

    @Test(arguments: ["-tls1_2", "-tls1_3"])
    func `openssl trusts it strictly, asks, and comes again with a ticket`(
        _ version: String
    ) throws {
        let first = try emulator.shell(Self.query + "ask -x509_strict \(version) -sess_out ticket")
        #expect(first.succeeded)
        #expect(first.output.contains("Verification: OK"))
        #expect(first.output.contains("\nNew, TLSv1."))
        #expect(first.output.contains("HTTP/1.1 200"))
        #expect(first.output.contains(#""totalCount":0"#))
        #expect(first.output.contains("issuer=CN = oneagent-emulator"))
        for _ in 1...2 {
            let again = try emulator.shell(Self.query + "ask \(version) -sess_in ticket")
            #expect(again.succeeded)
            #expect(again.output.contains("\nReused, TLSv1."))
            #expect(again.output.contains("HTTP/1.1 200"))
        }
        #expect(emulator.errors.isEmpty)
    }

    @Test func `HTTP 1 is agreed upon, and nothing else is`() throws {
        let agreed = try emulator.shell(Self.query + "ask -alpn h2,http/1.1")
        #expect(agreed.succeeded)
        #expect(agreed.output.contains("ALPN protocol: http/1.1"))
        let refused = try emulator.shell(Self.query + "ask -alpn h2")
        #expect(!refused.succeeded)
        #expect(refused.output.contains("alert no application protocol"))
        #expect(eventually { emulator.errors.contains("only http/1.1 is spoken here") })
    }

    @Test(arguments: ["-tls1", "-tls1_1"])
    func `older versions are refused`(_ version: String) throws {
        let refused = try emulator.shell(
            Self.query + "ask \(version) -cipher DEFAULT@SECLEVEL=0")
        #expect(!refused.succeeded)
        #expect(refused.output.contains("alert protocol version"))
        #expect(eventually { emulator.errors.contains("it has to use 1.2 or 1.3") })
    }

    @Test func `a client that was not given the file does not trust it, and it says so`() throws {
        let refused = try emulator.shell("curl --silent --show-error $url/events")
        #expect(refused.ending == .exit(60))
        #expect(eventually { emulator.errors.contains("give it the CA file") })
        #expect(emulator.errors.split(separator: "\n").count == 1)
        #expect(emulator.errors.hasPrefix("warning: no HTTPS with 127.0.0.1:"))
    }

    @Test func `curl sends an event and finds it again`() throws {
        let sent = try emulator.shell(
            #"""
            curl --silent --cacert "$ca" -H "Authorization: Api-Token $token" \
                -H 'Content-Type: application/json' --data '\#(event("by curl"))' \
                --write-out ' %{http_code} %{http_version} %{ssl_verify_result}' \
                "$url/events/ingest"
            """#)
        #expect(sent.succeeded)
        #expect(sent.output.hasSuffix(" 201 1.1 0"))
        let found = try emulator.shell(
            #"curl --silent --cacert "$ca" -H "Authorization: Api-Token $token" "$url/events""#)
        #expect(found.output.contains(#""title":"by curl""#))
        #expect(try emulator.activeGateEvents == 1)
    }

    @Test func `Python's own library sends events and finds them, as strict as it can be`() throws {
        try emulator.folder.file("client.py", holding: Self.client)
        let run = try emulator.shell(#"python3 client.py "$port" "$ca" "$token""#)
        #expect(run.ending == .exit(0), "\(run.output)")
        #expect(run.output.hasSuffix("201 201 201 200 3\n"))
        #expect(try emulator.activeGateEvents == 3)
    }

    private static let client = #"""
        import http.client, json, ssl, sys

        port, ca, token = sys.argv[1:]
        context = ssl.create_default_context(cafile=ca)
        context.verify_flags |= ssl.VERIFY_X509_STRICT
        base, fields = "/e/abc12345/api/v2/events", {"Authorization": "Api-Token " + token}
        statuses = []
        for host in ("localhost", "127.0.0.1"):
            connection = http.client.HTTPSConnection(host, int(port), timeout=20, context=context)
            for number in range(2 if host == "localhost" else 1):
                event = {"eventType": "CUSTOM_INFO", "title": "%s %d" % (host, number)}
                connection.request(
                    "POST", base + "/ingest", json.dumps(event),
                    {**fields, "Content-Type": "application/json"})
                response = connection.getresponse()
                response.read()
                statuses.append(response.status)
        connection.request("GET", base, headers=fields)
        response = connection.getresponse()
        print(*statuses, response.status, json.load(response)["totalCount"])
        """#

    @Test func `plain HTTP is told what is wrong`() throws {
        let connection = try SocketConnection(emulator.activeGatePort)
        try connection.send(EmulatorProcess.posting(event()))
        let response = try connection.response()
        #expect(response.status == 400)
        #expect(response.message?.contains("https://") == true)
        #expect(response["Connection"] == "close")
        #expect(try connection.rest().isEmpty)
        let curl = try emulator.shell("curl --silent http://localhost:$port/api/v2/events")
        #expect(curl.output.contains("https://"))
    }

    @Test func `many handshakes at once, and some that stall, hold up nobody`() throws {
        let stalled = try (0..<50).map { _ in try SocketConnection(emulator.activeGatePort) }
        for (place, connection) in stalled.enumerated() {
            try connection.send(Array([22, 3, 1, 2, 0, 1, 0].prefix(1 + place % 7)))
        }
        try emulator.folder.file("clients.py", holding: Self.clients)
        let run = try emulator.shell(#"python3 clients.py "$port" "$ca" "$token""#)
        #expect(run.ending == .exit(0), "\(run.output)")
        #expect(run.output == "200\n")
        let query = try emulator.shell(Self.query + "ask")
        #expect(query.output.contains("HTTP/1.1 200"))
        #expect(try emulator.stop() == .exit(0))
    }

    /// 200 clients whose hellos are all sent before any handshake goes on.
    private static let clients = #"""
        import socket, ssl, sys

        port, ca, token = sys.argv[1:]
        context = ssl.create_default_context(cafile=ca)
        request = "GET /e/abc12345/api/v2/events HTTP/1.1\r\nHost: a\r\n" \
            "Authorization: Api-Token %s\r\nConnection: close\r\n\r\n" % token
        clients = []
        for _ in range(200):
            raw = socket.create_connection(("127.0.0.1", int(port)), timeout=20)
            incoming, outgoing = ssl.MemoryBIO(), ssl.MemoryBIO()
            client = context.wrap_bio(incoming, outgoing, server_hostname="localhost")
            try:
                client.do_handshake()
            except ssl.SSLWantReadError:
                raw.sendall(outgoing.read())
            clients.append((raw, client, incoming, outgoing))
        answered = 0
        for raw, client, incoming, outgoing in clients:
            while True:
                try:
                    client.do_handshake()
                    break
                except ssl.SSLWantReadError:
                    incoming.write(raw.recv(65536))
            client.write(request.encode())
            raw.sendall(outgoing.read())
        for raw, client, incoming, outgoing in clients:
            while True:
                try:
                    answered += client.read().startswith(b"HTTP/1.1 200")
                    break
                except ssl.SSLWantReadError:
                    incoming.write(raw.recv(65536))
        print(answered)
        """#

    @Test func `a stop ends idle clients and handshakes, and takes the file away`() throws {
        #expect(FileManager.default.fileExists(atPath: emulator.caFile))
        let shaking = try SocketConnection(emulator.activeGatePort)
        try shaking.send([22, 3, 1, 2, 0, 1, 0])
        let query = try emulator.shell(Self.query + "ask")
        #expect(query.succeeded)
        #expect(try emulator.stop() == .exit(0))
        #expect(try shaking.rest().isEmpty)
        #expect(!FileManager.default.fileExists(atPath: emulator.caFile))
        #expect(emulator.errors.isEmpty)
    }
}
