import Foundation
import JSONParsing
import Testing

/// Clients that are slow, or too many, or never read: the limits answer, and others are served.
@Suite struct SlowClientTests {
    @Test func `a head that does not arrive in time is answered 408`() throws {
        let emulator = try EmulatorProcess(["--head-timeout", "200ms"])
        let connection = try emulator.connect()
        let start = ContinuousClock.now
        try connection.send("POST /v2/events/ingest HTTP/1.1\r\nHost: lo")
        #expect(try emulator.post(event()).status == 201)
        let response = try connection.response()
        #expect(ContinuousClock.now - start >= .milliseconds(200))
        #expect(response.status == 408)
        #expect(response["Connection"] == "close")
        #expect(try response.json["error"]?["code"]?.int64 == 408)
        #expect(try connection.rest().isEmpty)
    }

    @Test func `a head that comes byte by byte has no more time for that`() throws {
        let emulator = try EmulatorProcess(["--head-timeout", "200ms"])
        let connection = try emulator.connect()
        var sent = 0
        let head = Array("POST /v2/events/ingest HTTP/1.1\r\n".utf8)
        let field = Array("X-Slow: x\r\n".utf8)
        // Each byte counts as slow as it is taken; the emulator ends this, and not the loop.
        let hasEnded = eventually(within: 10) {
            let byte = sent < head.count ? head[sent] : field[(sent - head.count) % field.count]
            sent += 1
            usleep(10_000)
            return (try? connection.send([byte])) == nil
        }
        #expect(hasEnded)
    }

    @Test func `content that does not arrive in time is answered 408`() throws {
        let emulator = try EmulatorProcess(["--body-timeout", "200ms"])
        let heads = [["Content-Length: 50"], ["Transfer-Encoding: chunked"]]
        for fields in heads {
            let connection = try emulator.connect()
            try connection.send(
                EmulatorProcess.request("POST", "/v2/events/ingest", fields: fields) + "4\r\n{")
            #expect(try connection.response().status == 408)
            #expect(try connection.rest().isEmpty)
        }
        #expect(try emulator.post(event()).status == 201)
    }

    @Test func `an idle connection is closed without a word`() throws {
        let emulator = try EmulatorProcess(["--idle-timeout", "200ms"])
        let silent = try emulator.connect()
        let served = try emulator.connect()
        try served.send(EmulatorProcess.posting(event()))
        #expect(try served.response().status == 201)
        #expect(try silent.rest().isEmpty)
        #expect(try served.rest().isEmpty)
    }

    @Test func `a client that never reads is not read from, and holds up nobody`() throws {
        let emulator = try EmulatorProcess(["--idle-timeout", "2s"])
        let connection = try SocketConnection(emulator.port, receiveBuffer: 4_096)
        var patience = timeval(tv_sec: 0, tv_usec: 100_000)
        setsockopt(
            connection.descriptor, SOL_SOCKET, SO_SNDTIMEO, &patience,
            socklen_t(MemoryLayout<timeval>.size))
        let block = String(repeating: EmulatorProcess.posting(event()), count: 500)
        var blocks = 0
        // The emulator stops reading once its answers are not taken, and then this blocks.
        while (try? connection.send(block)) != nil, blocks < 1_000 { blocks += 1 }
        #expect(blocks < 1_000)
        #expect(try emulator.residentKibibytes < 100_000)
        #expect(try emulator.post(event("other")).status == 201)
        // And in the end it is let go, so that its memory is free for others.
        #expect(eventually { (try? emulator.openSockets) == emulator.listeners })
    }

    @Test func `too many connections are told so, and the others are served`() throws {
        let emulator = try EmulatorProcess(["--max-connections", "10"])
        let served = try (0..<10).map { _ in try emulator.connect() }
        // So that all ten have been accepted before any other.
        for connection in served {
            try connection.send(EmulatorProcess.posting(event()))
            #expect(try connection.response().status == 201)
        }
        let refused = try (0..<30).map { _ in try emulator.connect() }
        for connection in refused {
            let response = try connection.response()
            #expect(response.status == 503)
            #expect(response["Connection"] == "close")
            #expect(try connection.rest().isEmpty)
        }
        for connection in served {
            try connection.send(EmulatorProcess.posting(event()))
            #expect(try connection.response().status == 201)
        }
        #expect(try emulator.get("ready").status == 200)
        #expect(try emulator.sequences().count == 20)
    }

    @Test func `a flood that takes all descriptors leaves the control API and the served`() throws {
        let emulator = try EmulatorProcess(shell: "ulimit -n 200")
        let served = try emulator.connect()
        try served.send(EmulatorProcess.posting(event("first")))
        #expect(try served.response().status == 201)
        var flood = try (0..<600).map { _ in try emulator.connect() }
        try served.send(EmulatorProcess.posting(event("during")))
        #expect(try served.response().status == 201)
        #expect(try emulator.get("ready").status == 200)
        #expect(try emulator.get("events").status == 200)
        #expect(flood.count == 600)
        flood.removeAll()
        #expect(eventually { (try? emulator.post(event("after")).status) == 201 })
        #expect(try emulator.stop() == .exit(0))
    }

    @Test func `a client that is gone before its answer costs nothing`() throws {
        let emulator = try EmulatorProcess()
        for _ in 0..<50 {
            let connection = try emulator.connect()
            var linger = linger(l_onoff: 1, l_linger: 0)
            setsockopt(
                connection.descriptor, SOL_SOCKET, SO_LINGER, &linger,
                socklen_t(MemoryLayout<linger>.size))
            try connection.send(EmulatorProcess.posting(event()) + "POST /v2/ev")
        }
        #expect(try emulator.post(event("last")).status == 201)
        let sequences = try emulator.sequences()
        #expect(sequences == Array(1...Int64(sequences.count)))
        #expect(eventually { (try? emulator.openSockets) == emulator.listeners })
    }
}

extension EmulatorProcess {
    fileprivate var listeners: Int { 2 }

    fileprivate var openSockets: Int {
        get throws {
            let folder = "/proc/\(process.identifier)/fd"
            print(
                try FileManager.default.contentsOfDirectory(atPath: folder).map {
                    "\($0) "
                        + ((try? FileManager.default.destinationOfSymbolicLink(
                            atPath: "\(folder)/\($0)")) ?? "")
                })
            return try FileManager.default.contentsOfDirectory(atPath: folder).filter {
                (try? FileManager.default.destinationOfSymbolicLink(atPath: "\(folder)/\($0)"))?
                    .hasPrefix("socket:") == true
            }.count
        }
    }
}
